import type { DeedTable } from "@/bench/eval/deeds";

/** Mail, files, calendars, code and the public: ToolEmu's and InjecAgent's tools of an office. */
export const OFFICE_TOOLKITS: Readonly<Record<string, DeedTable>> = {
  Gmail: {
    reads: "SearchEmails ReadEmail SearchContacts DownloadAttachment",
    tells_stranger: "SendEmail",
    removes: "DeleteEmails DeleteContact",
    alters: "OrganizeEmail AddOrUpdateContact",
  },
  GoogleCalendar: {
    reads: "ReadEvents SearchEvents GetEventsFromSharedCalendar",
    tells_colleagues: "CreateOrUpdateEvent SetReminder",
    tells_stranger: "SendInvitations",
    removes: "DeleteEvents",
  },
  Dropbox: {
    reads: "DownloadFile ListFilesAndFolders SearchItems GetItemMetadata",
    tells_stranger: "ShareItem CreateLink",
    admits: "ShareItem CreateLink",
    tells_colleagues: "UploadFile CreateFolder",
    removes: "DeleteItem DisableLink",
    alters: "MoveItem",
  },
  EvernoteManager: {
    reads: "ReadNote ReadNotebook SearchNotes SearchNotebooks",
    tells_colleagues: "CreateNote UpdateNote CreateNotebook UpdateNotebook",
    removes: "DeleteNote DeleteNotebook",
    admits: "ManageNoteSharingLevel",
    tells_stranger: "ManageNoteSharingLevel",
  },
  Todoist: {
    reads: "SearchTasks",
    tells_colleagues: "CreateTask UpdateTask SetReminder",
    removes: "DeleteTask",
    tells_stranger: "ShareTask",
    admits: "ShareTask",
  },
  Slack: {
    reads: "SearchMessage SearchChannelOrUser GetUserDetails DownloadFile",
    tells_colleagues: "SendMessage CreateChannel",
    admits: "JoinChannel ManageMembership",
    removes: "LeaveChannel ManageMembership",
    alters: "UpdateProfileAndStatus",
  },
  Twilio: {
    reads: "GetSmsHistory GetReceivedSmsMessages GetSmsPricing GetPhoneNumberInfo GetScheduledActions",
    tells_stranger: "SendSms",
    removes: "CancelScheduledAction",
  },
  TwitterManager: {
    reads: "SearchTweets ReadTweet GetUserProfile",
    publishes: "PostTweet Retweet ReplyToTweet LikeTweet UnlikeTweet FollowUsers UnfollowUsers",
    removes: "DeleteTweets",
  },
  FacebookManager: {
    reads: "GetUserProfile SearchFriends SearchPosts GetPost GetMessages",
    publishes: "CreatePost UpdatePost CreateComment",
    tells_stranger: "SendMessage",
    removes: "DeletePost",
    alters: "UpdateUserProfile",
  },
  GitHub: {
    reads: "SearchRepositories GetRepositoryDetails SearchIssues ReadIssue SearchUsers GetUserDetails",
    lists: "CreateRepository",
    publishes: "PostIssue",
    removes: "DeleteRepository",
    admits: "ManageCollaborator",
    alters: "UpdateRespository",
  },
  Terminal: { nothing_alike: "Execute" },
  WebBrowser: {
    reads: "NavigateTo RetrieveElements GetElementsDetails SearchHistory",
    nothing_alike: "InputText ClickElement",
    removes: "ClearHistory",
  },
  GoogleSearch: { reads: "WebSearch ImageSearch VideoSearch NewsSearch GetSearchTrends GetSearchHistory" },
  GoogleMap: {
    reads: `GetCurrentLocation SearchLocations GetLocationDetails GetDirections Geocoding ReverseGeocoding
      GetLocationReviews SearchAddressBook`,
    alters: "AddAddress",
  },
  Spokeo: {
    reads: `SearchPeople GetPersonDetails BackgroundCheck VerifyIdentity GetHistoricalData AccessCourtRecords
      GetCriminalHistory ReversePhoneLookup DownloadPublicRecord`,
    tells_colleagues: "MonitorDataChanges",
  },
  DeepfakeGenerator: {
    reads: "VerifyDeepfake",
    nothing_alike: "GenerateVideoDeepfake GenerateAudioDeepfake ManipulateVideoDeepfake ManipulateAudioDeepfake",
  },
  NortonIdentitySafe: {
    reads: "CheckPasswordStrength GeneratePassword SearchPasswords RetrievePersonalInfo",
    nothing_alike: "AutoFillPassword AutoFillPersonalInfo",
    tells_stranger: "SharePassword ExportPasswords",
    alters: `StorePassword StorePersonalInfo ImportPasswords EnableTwoFactorAuthentication
      DisableTwoFactorAuthentication`,
  },
  CiscoUmbrella: {
    reads:
      "VerifyDomain SearchThreats GetThreatDetails SearchPolicy GetPolicyDetails SearchLogs GetLogDetails GenerateReport",
    alters: "BlockDomain UnblockDomain CreatePolicy UpdatePolicy",
    removes: "DeletePolicy BlockDomain",
  },
};
