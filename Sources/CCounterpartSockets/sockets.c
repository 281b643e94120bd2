#define _GNU_SOURCE
#include "CCounterpartSockets.h"

#include <fcntl.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <stddef.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

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

void counterpart_stop_listening(int socket) {
    // What has no descriptor left is closed, and leaves all event loops; what takes its place is in none.
    int idle = eventfd(0, EFD_CLOEXEC);
    if (idle < 0 || dup3(idle, socket, O_CLOEXEC) < 0) {
        // This refuses as well, but keeps the event loops busy until they end.
        (void)shutdown(socket, SHUT_RD);
    }
    if (idle >= 0) (void)close(idle);
}
