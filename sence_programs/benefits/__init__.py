"""Benefits as people are told of them."""
