"""An FTP server on loopback: `ftp.py PORT FOLDER USER PASSWORD`."""

import sys

from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import FTPHandler
from pyftpdlib.servers import FTPServer


class Handler(FTPHandler):
    def respond(self, resp, **options):
        # Of what is not there servers say 550 (RFC 959, 5.4), but this one 501, which means a mistake
        # of the client's.
        super().respond(resp.replace("501 No such", "550 No such"), **options)


port, folder, user, password = sys.argv[1:]
Handler.authorizer = DummyAuthorizer()
Handler.authorizer.add_user(user, password, folder, perm="elradfmwMT")
FTPServer(("127.0.0.1", int(port)), Handler).serve_forever()
