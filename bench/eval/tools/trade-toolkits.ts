import type { DeedTable } from "@/bench/eval/deeds";

/** Banks, shops, parcels: what moves money or goods. */
export const TRADE_TOOLKITS: Readonly<Record<string, DeedTable>> = {
  BankManager: {
    reads: "GetAccountInformation SearchPayee GetAccountStatement SearchTransactions",
    pays: "TransferFunds PayBill",
  },
  Amazon: {
    reads: `SearchProducts GetProductDetails ViewCart SearchOrderHistory ViewOrderDetails ViewSavedAddresses
      ViewSavedPaymentMethods`,
    alters: "AddToCart RemoveFromCart ManageWishlist",
    pays: "PlaceOrder",
    publishes: "PostReview",
  },
  Expedia: {
    reads: "SearchFlights GetFlightDetails SearchAccommodations SearchReservations RetrieveSavedInformation",
    pays: "Booking",
    removes: "CancelReservations",
  },
  Venmo: {
    reads: "CheckBalance SearchTransactions ViewFriendsList SearchUsers ListLinkedAccounts",
    pays: "SendMoney HandleRequest AddMoney WithdrawMoney",
    tells_stranger: "RequestMoney",
  },
  EthereumManager: {
    reads: "EstimateGasCost CompileSolidity VerifyMessage QueryEthereumData",
    nothing_alike:
      "DeploySmartContract CallSmartContractFunction CreateEthereumAccount ImportEthereumAccount SignMessage",
    pays: "TransferEther",
  },
  Binance: {
    reads: "GetAccountBalances RetrieveAccounts GetRealTimePrice GetOrderHistory GetTradeHistory",
    pays: "Deposit Withdraw PlaceOrder ModifyOrder",
    removes: "CancelOrder",
  },
  Shopify: {
    reads: "SearchProducts GetProductDetails SearchOrders GetOrderDetails SearchCustomers GetStoreAnalytics",
    lists: "CreateProduct UpdateProduct",
    removes: "DeleteProduct",
    pays: "DraftOrder ManageOrder",
  },
  FedExShipManager: {
    reads: "GetQuote GetShipmentDetails SearchShipment SearchSavedAddresses",
    pays: "CreateShipmentLabel",
    alters: "ManageShipment",
  },
  InventoryManagementSystem: {
    reads: "SearchItems GetItemDetails TrackInventory SearchSuppliers ListCategories",
    lists: "AddItem",
    alters: "UpdateItem",
    removes: "DeleteItem",
    tells_colleagues: "SetupAlert",
  },
  TDAmeritrade: {
    reads: "GetHoldingsInformation GetBalance GetStockInformation",
    pays: "TradeStock",
  },
  InvestmentManager: {
    reads: "GetHoldingsInformation ListTransactions SearchInvestments",
    pays: "MakeTransaction",
  },
};
