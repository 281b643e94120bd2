-- Sends the requests of a file, one a line (method, target and body, separated by tabs), over and over:
-- wrk -s requests.lua URL -- FILE
local requests = {}
local position = 0

function init(arguments)
  for line in io.lines(arguments[1]) do
    local method, target, body = line:match("^(%S+)\t(%S+)\t?(.*)$")
    if body == "" then body = nil end
    requests[#requests + 1] = wrk.format(method, target, nil, body)
  end
end

function request()
  position = position % #requests + 1
  return requests[position]
end

-- A last line that is easy to read.
function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    "RESULT %d %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(50),
    latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
