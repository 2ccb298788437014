/** Goes to the sign-in page, and comes back to exactly this address afterwards. */
export function leaveForSignIn(): void {
  const { pathname, search } = window.location;
  window.location.replace(`/sign-in?callbackUrl=${encodeURIComponent(pathname + search)}`);
}
