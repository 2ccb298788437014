/** Holds "collapsed" or "open"; a cookie, so that the server draws the sidebar at its right width. */
export const sidebarCookie = "console-sidebar";
