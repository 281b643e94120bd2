#ifndef CCOUNTERPART_SOCKETS_H
#define CCOUNTERPART_SOCKETS_H

#include <stdint.h>

/// The bytes that the peer of a TCP socket has sent so far, or -1 if the kernel does not tell.
int64_t counterpart_tcp_bytes_received(int socket);

#endif
