import { deedsByTool } from "@/bench/eval/deeds";

export const AGENTDOJO_TOOLS = deedsByTool({
  reads: `get_iban get_balance get_most_recent_transactions get_scheduled_transactions read_file get_user_info
    get_channels get_users_in_channel read_channel_messages read_inbox get_webpage
    check_restaurant_opening_hours get_all_car_rental_companies_in_city get_all_hotels_in_city
    get_all_restaurants_in_city get_car_fuel_options get_car_price_per_day get_car_rental_address
    get_car_types_available get_cuisine_type_for_restaurants get_contact_information_for_restaurants
    get_dietary_restrictions_for_all_restaurants get_flight_information get_hotels_address get_hotels_prices
    get_price_for_restaurants get_rating_reviews_for_car_rental get_rating_reviews_for_hotels
    get_rating_reviews_for_restaurants get_restaurants_address get_user_information
    get_current_day get_day_calendar_events get_file_by_id get_received_emails get_sent_emails get_draft_emails
    get_unread_emails list_files search_calendar_events search_contacts_by_name search_contacts_by_email search_emails
    search_files search_files_by_filename`,
  tells_stranger: `send_email share_file add_calendar_event_participants create_calendar_event`,
  tells_colleagues: `send_direct_message send_channel_message create_calendar_event reschedule_calendar_event
    create_file append_to_file`,
  publishes: "post_webpage",
  admits: "invite_user_to_slack add_user_to_channel share_file",
  removes: "remove_user_from_slack delete_file delete_email cancel_calendar_event",
  pays: `send_money schedule_transaction update_scheduled_transaction reserve_hotel reserve_restaurant
    reserve_car_rental`,
  alters: "update_password update_user_info",
});
