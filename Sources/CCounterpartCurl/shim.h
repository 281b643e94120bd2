#include <curl/curl.h>

// Swift calls no function with variable arguments, which libcurl sets its options with.

static inline CURLcode counterpart_curl_set_number(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode counterpart_curl_set_text(
    CURL *handle,
    CURLoption option,
    const char *value
) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode counterpart_curl_set_fields(CURL *handle, struct curl_slist *fields) {
    return curl_easy_setopt(handle, CURLOPT_HTTPHEADER, fields);
}

/// Has libcurl copy the body, which may hold any bytes.
static inline CURLcode counterpart_curl_set_body(
    CURL *handle,
    const void *body,
    curl_off_t count
) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, count);
    return code ? code : curl_easy_setopt(handle, CURLOPT_COPYPOSTFIELDS, count ? body : "");
}

static inline CURLcode counterpart_curl_set_sink(
    CURL *handle,
    size_t (*write)(char *, size_t, size_t, void *),
    void *context
) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, write);
    return code ? code : curl_easy_setopt(handle, CURLOPT_WRITEDATA, context);
}

static inline long counterpart_curl_status(CURL *handle) {
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    return status;
}
