// The report that the examples begin with: made up, with one planted fault.

/** Its HTML in an element of its own, which is in no page. */
export async function report() {
  const html = await reportHtml();
  return new DOMParser().parseFromString(html, "text/html").body;
}

/** Its HTML. */
export async function reportHtml() {
  return (await fetch("report.html")).text();
}
