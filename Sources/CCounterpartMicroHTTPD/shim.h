#include <microhttpd.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

// libmicrohttpd's start, option and information functions are variadic, which Swift cannot call.

struct counterpart_daemon_settings {
    unsigned int loops;
    unsigned int connections;
    unsigned int connections_per_address;
    size_t connection_memory;
    int strictness;
    void *context;
    MHD_AccessHandlerCallback handle;
    void *(*begin)(void *context, const char *target, struct MHD_Connection *connection);
    MHD_RequestCompletedCallback complete;
    MHD_NotifyConnectionCallback notify;
};

// The library would decode %00 to a NUL that cuts the URL, and "+" to a space: we decode ourselves.
static inline size_t counterpart_keep_escapes(void *context, struct MHD_Connection *connection, char *text) {
    (void)context;
    (void)connection;
    return strlen(text);
}

static inline struct MHD_Daemon *counterpart_start_daemon(const struct counterpart_daemon_settings *settings) {
    struct MHD_OptionItem options[12];
    unsigned int count = 0;
#define COUNTERPART_OPTION(name, number, pointer) \
    options[count++] = (struct MHD_OptionItem){ name, (intptr_t)(number), (void *)(pointer) }
    // A pool of one thread is not a pool: the library refuses it.
    if (settings->loops > 1) COUNTERPART_OPTION(MHD_OPTION_THREAD_POOL_SIZE, settings->loops, NULL);
    COUNTERPART_OPTION(MHD_OPTION_CONNECTION_LIMIT, settings->connections, NULL);
    COUNTERPART_OPTION(MHD_OPTION_PER_IP_CONNECTION_LIMIT, settings->connections_per_address, NULL);
    COUNTERPART_OPTION(MHD_OPTION_CONNECTION_MEMORY_LIMIT, settings->connection_memory, NULL);
    COUNTERPART_OPTION(MHD_OPTION_STRICT_FOR_CLIENT, settings->strictness, NULL);
    COUNTERPART_OPTION(MHD_OPTION_UNESCAPE_CALLBACK, &counterpart_keep_escapes, NULL);
    COUNTERPART_OPTION(MHD_OPTION_URI_LOG_CALLBACK, settings->begin, settings->context);
    COUNTERPART_OPTION(MHD_OPTION_NOTIFY_COMPLETED, settings->complete, settings->context);
    COUNTERPART_OPTION(MHD_OPTION_NOTIFY_CONNECTION, settings->notify, settings->context);
    COUNTERPART_OPTION(MHD_OPTION_END, 0, NULL);
#undef COUNTERPART_OPTION
    return MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ITC
                                | MHD_USE_NO_LISTEN_SOCKET,
                            0, NULL, NULL, settings->handle, settings->context,
                            MHD_OPTION_ARRAY, options, MHD_OPTION_END);
}

// Their casts hide them from Swift.
static const ssize_t counterpart_end_of_stream = MHD_CONTENT_READER_END_OF_STREAM;
static const ssize_t counterpart_end_with_error = MHD_CONTENT_READER_END_WITH_ERROR;
static const uint64_t counterpart_size_unknown = MHD_SIZE_UNKNOWN;

static inline void counterpart_forbid_chunks(struct MHD_Response *response) {
    (void)MHD_set_response_options(response, MHD_RF_HTTP_1_0_COMPATIBLE_STRICT, MHD_RO_END);
}

static inline unsigned int counterpart_connection_count(struct MHD_Daemon *daemon) {
    const union MHD_DaemonInfo *info =
        MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_CURRENT_CONNECTIONS);
    return info == NULL ? 0 : info->num_connections;
}

static inline int counterpart_connection_socket(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    return info == NULL ? -1 : info->connect_fd;
}

static inline void *counterpart_connection_context(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info == NULL ? NULL : info->socket_context;
}

static inline size_t counterpart_head_size(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
    return info == NULL ? 0 : info->header_size;
}

static inline unsigned int counterpart_status(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_HTTP_STATUS);
    return info == NULL ? 0 : info->http_status;
}
