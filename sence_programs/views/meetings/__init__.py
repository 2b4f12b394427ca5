"""Pages of the meetings of the network, for the regional unit and for invited offices."""
