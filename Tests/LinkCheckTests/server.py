"""A web server on loopback that answers as its paths say; prints its port, then each request."""

import http.server
import socketserver
import sys
import time


class Handler(http.server.BaseHTTPRequestHandler):
    def answer(self):
        print(self.command, self.path, flush=True)
        name, _, rest = self.path[1:].partition("/")
        if name == "hang":
            time.sleep(30)
        if name == "slow":
            time.sleep(0.5)
        if name == "cut" and self.command == "HEAD":
            self.connection.close()
            return
        if name == "get" and self.command == "HEAD":
            name = rest
        status = int(name) if name.isdigit() else 200
        self.send_response(status)
        if 300 <= status < 400 and rest:
            self.send_header("Location", "/" + rest)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET = answer

    def log_message(self, *arguments):
        pass


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True


server = Server(("127.0.0.1", 0), Handler)
print(server.server_address[1], flush=True)
server.serve_forever()
