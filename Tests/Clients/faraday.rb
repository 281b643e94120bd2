# frozen_string_literal: true

# Uses Faraday as Kantata's Ruby client does: faraday.rb BASE_URL TOKEN
require "faraday"
require "json"

base, token = ARGV
connection = Faraday.new(base) do |faraday|
  faraday.request :url_encoded
  faraday.headers["Accept"] = "application/json"
  faraday.headers["Authorization"] = "Bearer #{token}"
end

def expect(condition, message)
  abort(message.to_s) unless condition
end

attributes = {
  subject_type: "TimeEntry", subject_id: 1, service_name: "Netsuite", service_model: "TimeBill",
  service_model_ref: "1", locked: true, external_message: "100% ü & = [x]"
}
path = "/api/v1/external_references"
created = connection.post("#{path}/create_or_update", external_reference: attributes)
expect(created.status == 200, created.body)
body = JSON.parse(created.body)
id = body["results"][0]["id"]
expect(body["external_references"][id]["external_message"] == attributes[:external_message], body)
expect(body["external_references"][id]["locked"] == true, body)

cleared = connection.post(
  "#{path}/create_or_update", external_reference: attributes.merge(external_message: nil, locked: false)
)
body = JSON.parse(cleared.body)
expect(body["results"][0]["id"] == id, body)
expect(body["external_references"][id]["external_message"].nil?, body)

listed = connection.get(path, subject_type: "TimeEntry", service_name: %w[Netsuite Other])
expect(JSON.parse(listed.body)["count"] == 1, listed.body)
deleted = connection.delete("#{path}/#{id}")
expect(deleted.status == 204, deleted.status)
