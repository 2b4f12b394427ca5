"""What is done to a meeting of the network, from preparing it to its commitments."""
