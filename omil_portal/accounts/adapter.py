from allauth.account.adapter import DefaultAccountAdapter


class PortalAccountAdapter(DefaultAccountAdapter):
    """People register through their own journey (person or company), never through a bare form."""

    def is_open_for_signup(self, request) -> bool:
        return False
