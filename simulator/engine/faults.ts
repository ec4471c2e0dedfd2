import type { Shape } from './shown';

export type RefusalBody =
  | { readonly form: 'fault'; readonly reason: string; readonly detail: string }
  | { readonly form: 'empty' }
  | { readonly form: 'html'; readonly text: string };

/** The engine says no. Thrown by rules, printed by the router: as `<fault>`, or inside `<action>` where the request was an action. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly body: RefusalBody,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(body.form === 'fault' ? body.detail : body.form === 'html' ? body.text : String(status));
    this.name = 'Refusal';
  }
}

const fault = (status: number, reason: string, detail: string): Refusal => new Refusal(status, { form: 'fault', reason, detail });

/** A command's validation failed: texts of AppErrors.properties, printed as a Java list. */
export const refuse = (status: 400 | 403 | 409 | 500, ...messages: readonly string[]): Refusal =>
  fault(status, 'Operation Failed', `[${messages.join(', ')}]`);
/** The same without brackets: failed queries and lookups. */
export const refusePlain = (status: 400 | 404 | 500, detail: string): Refusal => fault(status, 'Operation Failed', detail);
export const unknownEntity = (what: string): Refusal => refusePlain(404, `Entity not found: ${what}`);
export const notFound = (): Refusal => new Refusal(404, { form: 'empty' });
export const empty = (status: number, headers: Readonly<Record<string, string>> = {}): Refusal =>
  new Refusal(status, { form: 'empty' }, headers);
export const html = (status: number, text: string): Refusal => new Refusal(status, { form: 'html', text });
export const mandatory = (parameter: string): Refusal =>
  fault(400, 'Input validation failed.', `Parameter '${parameter}' is mandatory but was not provided.`);
export const oneMandatory = (first: string, second: string): Refusal =>
  fault(400, 'Input validation failed.', `Parameters '${first}' or '${second}' are mandatory but both were not provided.`);
export const incomplete = (what: string, parameters: string, method = 'add'): Refusal =>
  fault(400, 'Incomplete parameters', `${what} [${parameters}] required for ${method}`);
export const invalidValue = (detail: string): Refusal => fault(400, 'Invalid value', detail);
export const immutable = (field: string): Refusal =>
  fault(409, 'Broken immutability constraint', `Attempt to set immutable field: ${field}`);
export const badUuid = (text: string): Refusal => fault(400, 'Operation failed', `Invalid UUID string: ${text}`);
export const syntax = (origin: string, service: string): Refusal =>
  fault(400, 'Request syntactically incorrect.', `For correct usage, see: ${origin}/ovirt-engine/apidoc#services/${service}`);
export const notSimulated = (what: string): Refusal => html(501, `not simulated: ${what}`);

export const faultShape = (body: { readonly reason: string; readonly detail: string }): Shape => ({
  detail: body.detail,
  reason: body.reason,
});

/** What WildFly prints when the engine's code throws where nobody catches: an HTML page, shortened here. */
export const errorPage = (text: string): string =>
  `<html><head><title>ERROR</title></head><body><div class="header"><div class="error-div"></div><div class="error-text-div">Error processing request</div></div><div class="label">Context Path:</div><div class="value">/ovirt-engine/api</div><div class="label">Stack Trace</div><div class="value"><pre>${text}</pre></div></body></html>`;
/** The page above as an answer. */
export const crash = (text: string): Refusal => html(500, errorPage(text));
export const htmlText = (text: string): string =>
  text.replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] ?? char);
