"""Hands connections on and hangs up for good after so many bytes: cut.py PORT TARGET-PORT LIMIT."""

import os
import socket
import sys
import threading

port, target, limit = map(int, sys.argv[1:])
lock = threading.Lock()
rest = limit


def hand_on(source, sink, is_limited):
    global rest
    try:
        while data := source.recv(8192):
            if is_limited:
                with lock:
                    rest -= len(data)
                    if rest < 0:
                        os._exit(0)
            sink.sendall(data)
    except OSError:
        pass
    for end in (source, sink):
        try:
            end.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass


listener = socket.create_server(("127.0.0.1", port))
while True:
    client, _ = listener.accept()
    server = socket.create_connection(("127.0.0.1", target))
    threading.Thread(target=hand_on, args=(client, server, True), daemon=True).start()
    threading.Thread(target=hand_on, args=(server, client, False), daemon=True).start()
