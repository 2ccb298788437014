"use client";

/** The last resort, when not even the page's frame could be drawn: it brings its own few styles. */
export default function GlobalError({ reset }: { reset: () => void }) {
  return (
    <html lang="en">
      <body style={{ margin: 0, fontFamily: "system-ui, sans-serif", colorScheme: "light dark" }}>
        <main style={{ minHeight: "100dvh", display: "grid", placeContent: "center", gap: 12, textAlign: "center" }}>
          <h1 style={{ margin: 0, fontSize: 18 }}>The console could not be drawn</h1>
          <p style={{ margin: 0, fontSize: 14 }}>Nothing was changed. Trying again is safe.</p>
          <button type="button" style={{ justifySelf: "center", padding: "6px 14px", fontSize: 14 }} onClick={reset}>
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
