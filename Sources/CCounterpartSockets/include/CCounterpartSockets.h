#ifndef CCOUNTERPART_SOCKETS_H
#define CCOUNTERPART_SOCKETS_H

#include <stdint.h>
#include <sys/socket.h>

/// The bytes that a TCP socket and its peer have moved so far.
struct counterpart_tcp_traffic {
    /// The bytes that the peer has sent, or -1 if the kernel does not tell.
    int64_t received;
    /// The bytes that the peer has acknowledged, or -1 if the kernel does not tell.
    int64_t acknowledged;
    /// Whether the peer has closed its side: no more bytes will come.
    _Bool peer_has_closed;
    /// Whether the connection is no more, as after a reset.
    _Bool is_closed;
};

struct counterpart_tcp_traffic counterpart_tcp_traffic(int socket);

/// Breaks a TCP connection, so that the peer cannot take what it has got for all; the descriptor stays open.
void counterpart_reset(int socket);

/// Accepts a connection that neither blocks nor is inherited, as accept4(2), which Swift does not see.
int counterpart_accept(int socket, struct sockaddr *address, socklen_t *length);

#endif
