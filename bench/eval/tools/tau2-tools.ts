import { deedsByTool } from "@/bench/eval/deeds";

export const TAU2_TOOLS = deedsByTool({
  reads: `calculate think get_user_details get_reservation_details get_flight_status list_all_airports
    search_direct_flight search_onestop_flight get_order_details get_product_details get_item_details
    list_all_product_types find_user_id_by_email find_user_id_by_name_zip
    get_customer_by_id get_customer_by_name get_customer_by_phone get_details_by_id get_bills_for_customer
    get_data_usage`,
  tells_colleagues: "transfer_to_human_agents",
  tells_stranger: "send_payment_request",
  removes: "cancel_reservation cancel_pending_order suspend_line",
  pays: `book_reservation send_certificate return_delivered_order_items exchange_delivered_order_items
    modify_pending_order_payment refuel_data`,
  alters: `update_reservation_flights update_reservation_baggages update_reservation_passengers
    modify_pending_order_items modify_pending_order_address modify_user_address enable_roaming disable_roaming
    resume_line`,
});
