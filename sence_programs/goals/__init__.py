"""Goals: how they are counted, spread over months, and stand."""
