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

workspaces = "/api/v1/workspaces"
created = connection.post(
  workspaces,
  workspace: {
    title: "Web shop", archived: false, participant_ids: %w[1 2],
    external_reference: { service_name: "jira", service_model: "Project", service_model_ref: "WEB" }
  }
)
expect(created.status == 200, created.body)
id = JSON.parse(created.body)["results"][0]["id"]
found = connection.get(workspaces, include: "external_references", only: id)
body = JSON.parse(found.body)
workspace = body["workspaces"][id]
expect(workspace["participant_ids"] == %w[1 2] && workspace["archived"] == false, body)
reference = body["external_references"][workspace["external_reference_ids"][0]]
expect(reference["service_model_ref"] == "WEB", body)
# A record that was loaded is saved with all its attributes, nils as names without a value.
saved = connection.put("#{workspaces}/#{id}", workspace: workspace.merge("title" => "Shop", "stage" => nil))
body = JSON.parse(saved.body)
expect(saved.status == 200 && body["workspaces"][id]["title"] == "Shop", saved.body)
expect(body["workspaces"][id].fetch("stage").nil?, body)
