#define _GNU_SOURCE
#include "CCounterpartSockets.h"

#include <linux/tcp.h>
#include <netinet/in.h>
#include <stddef.h>
#include <sys/socket.h>

// glibc's own `struct tcp_info` ends before tcpi_bytes_received; the kernel's header has it, and the
// two headers cannot be included together, hence this file.

// TCP_CLOSE_WAIT, which only glibc's <netinet/tcp.h> has a name for.
static const unsigned char closeWait = 8;
// TCP_CLOSE, likewise.
static const unsigned char closed = 7;

struct counterpart_tcp_traffic counterpart_tcp_traffic(int socket) {
    struct counterpart_tcp_traffic traffic = {-1, -1, 0, 0};
    struct tcp_info info;
    socklen_t length = sizeof info;
    if (getsockopt(socket, IPPROTO_TCP, TCP_INFO, &info, &length) != 0) return traffic;
    if (length < offsetof(struct tcp_info, tcpi_bytes_received) + sizeof info.tcpi_bytes_received)
        return traffic;
    traffic.received = (int64_t)info.tcpi_bytes_received;
    traffic.acknowledged = (int64_t)info.tcpi_bytes_acked;
    traffic.peer_has_closed = info.tcpi_state == closeWait;
    traffic.is_closed = info.tcpi_state == closed;
    return traffic;
}

void counterpart_reset(int socket) {
    struct sockaddr nobody = {.sa_family = AF_UNSPEC};
    (void)connect(socket, &nobody, sizeof nobody);
}

int counterpart_accept(int socket, struct sockaddr *address, socklen_t *length) {
    return accept4(socket, address, length, SOCK_CLOEXEC | SOCK_NONBLOCK);
}
