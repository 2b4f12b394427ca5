"""What a benefit asks and gives on a day: dated data, pure evaluation, no Django."""
