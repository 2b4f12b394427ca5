from omil_portal.refusals import Refused

__all__ = ["Refused"]
