/// The attributes of all subject types but `id` and `external_reference_ids`, which all have
/// (contract, Appendix B).
///
/// One entry an attribute: `name:kind`, and `>Type` after it if it holds ids of subjects of that type.
enum SubjectAttributeTable {
    /// In the order of ``SubjectType``'s raw values.
    static let entries: [(type: SubjectType, attributes: String)] = [
        (
            .assignment,
            """
            allocated_minutes:i assignee_id:id>User created_at:dt current:b estimated_minutes:i \
            resource_id:i story_allocation_day_ids:ids>StoryAllocationDay story_id:id>Story \
            updated_at:dt
            """
        ),
        (
            .billingMilestone,
            """
            amount_in_cents:i billing_type:s created_at:dt currency:s date_to_invoice:d \
            invoice_id:s>Invoice invoice_ids:ids>Invoice story_id:s>Story title:s updated_at:dt \
            workspace_id:s>Workspace
            """
        ),
        (
            .customField,
            """
            choice_ids:ids>CustomFieldChoice created_at:dt creator_id:id>User \
            custom_field_set_id:id>CustomFieldSet default_text:s name:s read_access:i \
            unique_constraint:b updated_at:dt value_type:s write_access:i
            """
        ),
        (
            .customFieldChoice,
            """
            created_at:dt custom_field_id:id>CustomField label:s position:i updated_at:dt
            """
        ),
        (
            .customFieldSet,
            """
            created_at:dt custom_field_ids:ids>CustomField name:s subject_type:s updated_at:dt
            """
        ),
        (
            .customFieldValue,
            """
            account_id:i can_edit:b created_at:dt custom_field_id:id>CustomField \
            custom_field_name:s display_value:s selected_choice_ids:ids>CustomFieldChoice \
            setter_id:id>User subject_id:i subject_ref:ref subject_type:s type:s updated_at:dt \
            value:s
            """
        ),
        (
            .estimate,
            """
            created_at:dt creator_id:id>User currency:s \
            custom_field_value_ids:ids>CustomFieldValue description:s \
            estimate_scenario_ids:ids>EstimateScenario is_locked:b name:s updated_at:dt \
            workspace_group_id:id>WorkspaceGroup workspace_id:id>Workspace
            """
        ),
        (
            .estimateScenario,
            """
            budget_in_cents:i created_at:dt estimate_id:i>Estimate \
            estimate_scenario_resource_ids:ids>EstimateScenarioResource name:s \
            rate_card_id:id>RateCard start_date:dt target_margin_percent:i updated_at:dt
            """
        ),
        (
            .estimateScenarioResource,
            """
            allocation_id:id>WorkspaceAllocation bill_rate:i cost_rate:i created_at:dt \
            display_label:s estimate_scenario_id:i>EstimateScenario geography_id:id label:s \
            organization_membership_id:id role_id:id>Role role_name:s updated_at:dt \
            user_id:id>User
            """
        ),
        (
            .expense,
            """
            active_submission_id:id>Submission amount_in_cents:i category:s created_at:dt \
            currency:s currency_base_unit:i currency_symbol:s date:d \
            expense_budget_id:id>ExpenseBudget expense_category_id:id foreign_exchange_amount:o \
            is_billable:b is_invoiced:b notes:s receipt_id:id recent_submission_id:id>Submission \
            reimbursable:b role_id:id>Role story_id:id>Story taxable:b updated_at:dt \
            user_can_edit:b user_id:id>User vendor_id:id>Vendor workspace_id:id>Workspace
            """
        ),
        (
            .expenseBudget,
            """
            billable:b burns_budget:b cost_per_unit_in_subunits:i description:s expected_by:d \
            expense_ids:ids>Expense fixed_fee:b fixed_fee_item_ids:ids \
            markup_per_unit_in_subunits:i markup_percentage:n markup_type:s quantity:i \
            story_id:i>Story title:s workspace_id:i>Workspace
            """
        ),
        (
            .invoice,
            """
            additional_item_ids:ids balance_in_cents:i \
            billing_milestone_ids:ids>BillingMilestone created_at:dt currency:s \
            currency_base_unit:i currency_symbol:s draft:b due_date:d expense_ids:ids>Expense \
            fixed_fee_item_ids:ids invoice_date:d message:s payment_schedule:i project_code:s \
            purchase_order:s recipient_id:id>User status:s tax_rate:n \
            time_entry_ids:ids>TimeEntry title:s updated_at:dt user_id:id>User \
            user_invoice_number:i user_invoice_title:s workspace_ids:ids>Workspace
            """
        ),
        (
            .participation,
            """
            access_level:s active_role_ids:ids>Role allocated_workspace_minutes:i can_edit:b \
            can_edit_expense:b can_edit_time:b can_invite:b can_post:b can_schedule_team_hours:b \
            can_schedule_their_hours:b cost_in_cents:i created_at:dt default_rate_in_cents:i \
            estimated_workspace_minutes:i is_foreign_participant:b is_team_lead:b \
            permissions_label:s primary_role_id:id>Role rate_in_cents:i role:s \
            show_as_read_only:b updated_at:dt user_id:id>User workspace_id:id>Workspace \
            workspace_resource_ids:ids>WorkspaceResource workspace_role_id:id>Role
            """
        ),
        (
            .post,
            """
            attachment_ids:ids created_at:dt formatted_message:s google_document_ids:ids \
            has_attachments:b message:s newest_reply_at:dt newest_reply_id:id>Post \
            newest_reply_user_id:id>User parsed_message:s private:b recipient_ids:ids>User \
            reply:b reply_count:i reply_ids:ids>Post story_id:id>Story subject_id:i \
            subject_ref:ref subject_title:s subject_type:s updated_at:dt user_id:id>User \
            workspace_id:id>Workspace
            """
        ),
        (
            .rateCard,
            """
            created_at:dt currency:s effective_rate_card_version_id:id rate_card_set_id:id \
            rate_card_set_title:s rate_card_version_ids:ids removable:b updated_at:dt uses:i
            """
        ),
        (
            .role,
            """
            created_at:dt deleted_at:dt name:s updated_at:dt
            """
        ),
        (
            .skill,
            """
            created_at:dt description:s max_level:s name:s skill_category_id:id updated_at:dt
            """
        ),
        (
            .statusReport,
            """
            color:s created_at:dt creator_id:id>User description:s details:ao updated_at:dt \
            updater_id:id>User workspace_id:id>Workspace
            """
        ),
        (
            .story,
            """
            ancestor_ids:ids>Story ancestry_depth:i archived:b archived_editable:b \
            assigned_role_id:id>Role assignee_ids:ids>User assignment_timestamped_at:dt \
            attachment_ids:ids billable:b budget_estimate_in_cents:i budget_used_in_cents:i \
            can_align_time:b can_edit:b can_post:b created_at:dt creator_id:id>User \
            current_assignment_ids:ids>Assignment custom_field_value_ids:ids>CustomFieldValue \
            custom_task_status_id:i deleted_at:dt descendant_ids:ids>Story description:s \
            due_date:d fixed_fee:b follower_ids:ids>User formatted_description:s \
            google_document_ids:ids has_out_of_bounds_sads:b invoiced_balance_in_cents:i \
            is_time_trackable_type:b logged_billable_time_in_minutes:i \
            logged_nonbillable_time_in_minutes:i parent_id:id>Story parsed_description:s \
            percentage_complete:i position:i \
            potential_workspace_resource_ids:ids>WorkspaceResource \
            potential_workspace_resources_with_unnamed_ids:ids>WorkspaceResource \
            priority:s project_plan:b read_only:b render_description_markdown:b \
            reply_ids:ids>Post root_id:id>Story source_dependency_ids:ids start_date:d state:s \
            status:s story_state_change_ids:ids story_task_ids:ids story_type:s \
            sub_stories_billable_time_in_minutes:i sub_stories_budget_estimate_in_cents:i \
            sub_stories_budget_used_in_cents:i sub_stories_time_estimate_in_minutes:i \
            sub_story_count:i sub_story_ids:ids>Story subtree_depth:i tag_ids:ids \
            target_dependency_ids:ids time_estimate_in_minutes:i time_trackable:b title:s \
            uninvoiced_balance_in_cents:i updated_at:dt weight:i workspace_id:id>Workspace \
            workspace_resource_ids:ids>WorkspaceResource \
            workspace_resources_with_unnamed_ids:ids>WorkspaceResource
            """
        ),
        (
            .storyAllocationDay,
            """
            assignment_id:id>Assignment created_at:dt current:b date:d minutes:i \
            story_id:id>Story updated_at:dt workspace_id:id>Workspace
            """
        ),
        (
            .submission,
            """
            comment:s created_at:dt currency:s currency_base_unit:i currency_symbol:s \
            current_resolution_created_at_date:dt current_resolution_creator_id:i \
            current_resolution_description:s line_item_total_formatted:s \
            line_item_total_in_cents:i permissions:o resolution_description:s status:s title:s \
            type:s updated_at:dt user_id:id>User workspace_id:id>Workspace
            """
        ),
        (
            .surveyAnswer,
            """
            choice_ids:ids created_at:dt survey_question_id:id>SurveyQuestion \
            survey_response_id:id>SurveyResponse text:s updated_at:dt
            """
        ),
        (
            .surveyQuestion,
            """
            choice_ids:ids created_at:dt question_type:s text:s updated_at:dt
            """
        ),
        (
            .surveyResponse,
            """
            close_date:d created_at:dt description:s due_date:d open_date:d owner_id:id>User \
            respondent_id:id>User status:s subject_ref:ref survey_answer_ids:ids>SurveyAnswer \
            survey_template_id:id>SurveyTemplate title:s updated_at:dt workspace_id:id>Workspace
            """
        ),
        (
            .surveyTemplate,
            """
            close_date:d created_at:dt description:s due_date:d open_date:d owner_id:id>User \
            respondent_id:id>User subject_ref:ref survey_question_ids:ids>SurveyQuestion \
            survey_response_ids:ids>SurveyResponse title:s updated_at:dt \
            workspace_id:id>Workspace
            """
        ),
        (
            .timeEntry,
            """
            active_submission_id:id>Submission approved:b billable:b cost_rate_in_cents:i \
            created_at:dt currency:s currency_base_unit:i currency_symbol:s date_performed:d \
            invoice_id:id>Invoice is_invoiced:b location:s location_id:i notes:s rate_in_cents:i \
            recent_submission_id:id>Submission role_id:id>Role story_id:id>Story taxable:b \
            time_in_minutes:i updated_at:dt user_can_edit:b user_id:id>User \
            workspace_id:id>Workspace
            """
        ),
        (
            .timeOffEntry,
            """
            hours:n requested_date:d role_id:id>Role submission_date:d user_id:id>User
            """
        ),
        (
            .user,
            """
            abbreviated_timezone:s account_membership_id:id bio:s city:s classification:s \
            country:s custom_field_value_ids:ids>CustomFieldValue email_address:s full_name:s \
            headline:s last_site_activity:dt manager_id:id>User photo_path:s role_id:id>Role \
            skill_ids:ids>Skill skill_membership_ids:ids state:s website:s work_sample_ids:ids
            """
        ),
        (
            .vendor,
            """
            archived:b externally_managed:b in_use:b name:s
            """
        ),
        (
            .workspace,
            """
            access_level:s account_color_id:id account_id:i account_insights_mapping_ids:ids \
            actual_fees_includes_additional_line_items:b actual_fees_includes_expenses:b \
            approver_id:id>User approver_ids:ids>User archived:b billable_minutes:i \
            billing_milestone_ids:ids>BillingMilestone budget_remaining:s budget_used:s \
            budget_used_in_cents:i budgeted:b can_create_line_items:b can_invite:b \
            change_orders_enabled:b client_lead_name:s client_role_name:s consultant_role_name:s \
            created_at:dt creator_id:id>User currency:s currency_base_unit:i currency_symbol:s \
            current_status_report_id:id>StatusReport \
            current_user_participation_id:id>Participation \
            custom_field_value_ids:ids>CustomFieldValue default_rate:s description:s due_date:d \
            effective_due_date:d estimated_minutes:i exclude_archived_stories_percent_complete:b \
            expenses_in_burn_rate:b external_link:o financial_viewer_ids:ids>User \
            has_active_expense_report_submissions:b has_active_timesheet_submissions:b \
            has_budget_access:b incoming_email_address:s lock_date:d minutes_logged:i \
            next_uncompleted_milestone_id:id>Story non_billable_minutes:i over_budget:b \
            participant_ids:ids>User participation_ids:ids>Participation \
            percent_of_budget_used:i percentage_complete:i permissions:o \
            possible_approver_ids:ids>User posts_require_privacy_decision:b price:s \
            price_in_cents:i primary_counterpart_id:id>User primary_maven_id:id>User \
            primary_workspace_group_id:id>WorkspaceGroup provider_lead_name:s \
            rate_card_id:i>RateCard require_expense_approvals:b require_notes_on_time_entries:b \
            require_time_approvals:b revenue_recognition_method_id:s \
            revenue_recognition_method_name:s stage:s start_date:d status:o \
            status_report_ids:ids>StatusReport stories_are_fixed_fee_by_default:b \
            target_margin:n task_status_set_id:s task_status_set_name:s task_statuses:as \
            tasks_default_non_billable:b time_trackable:b \
            timesheet_submission_ids:ids>Submission title:s total_expenses_in_cents:i \
            total_invoiced:s total_minutes_approved:i updated_at:dt \
            workspace_group_ids:ids>WorkspaceGroup workspace_invoice_preference_id:i \
            workspace_resource_ids:ids>WorkspaceResource \
            workspace_resources_with_unnamed_ids:ids>WorkspaceResource
            """
        ),
        (
            .workspaceAllocation,
            """
            created_at:dt creator_id:id>User end_date:d hard:b minutes:i notes:s percentage:n \
            start_date:d updated_at:dt updater_id:id>User workspace_id:id>Workspace \
            workspace_resource_id:s
            """
        ),
        (
            .workspaceGroup,
            """
            address:s company:b contact_name:s created_at:dt email:s name:s notes:s \
            phone_number:s rate_card_set_ids:ids updated_at:dt website:s \
            workspace_ids:ids>Workspace
            """
        ),
        (
            .workspaceResource,
            """
            created_at:dt custom_field_value_ids:ids>CustomFieldValue display_label:s \
            full_name:s label:s organization_membership_id:id participation_id:id>Participation \
            photo_path:s resource_bill_rate:i resource_cost_rate:i role_id:id>Role \
            role_initials:s role_name:s updated_at:dt user_id:id>User workspace_id:i>Workspace \
            workspace_title:s
            """
        ),
    ]
}
