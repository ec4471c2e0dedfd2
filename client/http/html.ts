/** Longest text that an error takes over from a page. */
const LONGEST = 300;
/** As much of a page as is looked at; the engine's own are 20 kB. */
const LOOKED_AT = 64 * 1024;

/**
 * The one sentence that matters in an HTML page of the engine, its web server or a proxy; undefined when there is none.
 *
 * Undertow's error page is 20 kB of style, picture and stack trace: its `<pre>` begins with the exceptions, the last of them the cause.
 * RESTEasy sends bare escaped text as HTML.
 */
export const gistOf = (whole: string): string | undefined => {
  const page = whole.slice(0, LOOKED_AT);
  const trace = /<pre>([^]*?)(?:\n[ \t]*at |<\/pre>|$)/i.exec(page)?.[1];
  const title = /<title>([^]*?)<\/title>/i.exec(page)?.[1];
  const body = page.replace(/<(style|script|head)\b[^]*?<\/\1>/gi, ' ').replace(/<[^<>]*>/g, ' ');
  const text = [trace, body, title].map((part) => plain(part ?? '')).find((part) => part !== '');
  return text === undefined || text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
};

const plain = (text: string): string =>
  text
    .replace(/&(lt|gt|quot|apos|amp|#39|#x27);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\s+/g, ' ')
    .trim();

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&#39;': "'",
  '&#x27;': "'",
  '&amp;': '&',
};
