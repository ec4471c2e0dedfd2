import type { Reply, Request } from './request';

export type InjectedFault =
  /** The connection breaks before the engine does anything. */
  | { readonly kind: 'reset-before' }
  /** The engine does it, then the connection breaks. */
  | { readonly kind: 'reset-after' }
  | { readonly kind: 'stall' }
  | { readonly kind: 'cut-body' }
  | { readonly kind: 'status'; readonly status: 401 | 409 | 500 | 503 }
  | { readonly kind: 'reply'; readonly reply: Reply };

export interface Match {
  readonly method?: string | undefined;
  /** Matched against path and query; a text matches as a part of it. */
  readonly path?: string | RegExp | undefined;
  /** Let so many matching requests pass first. */
  readonly skip?: number | undefined;
  /** Fail so many of them; default 1. */
  readonly times?: number | undefined;
}

const page = (text: string): string => `<html><head><title>Error</title></head><body>${text}</body></html>`;
const htmlReply = (status: number, text: string, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status,
  headers: { 'content-type': 'text/html;charset=UTF-8', ...headers },
  body: page(text),
});
const answers: Readonly<Record<401 | 409 | 500 | 503, Reply>> = {
  401: htmlReply(401, 'invalid_grant: The provided authorization grant for the auth code has expired.', {
    'www-authenticate': 'Basic realm="RESTAPI"',
  }),
  409: {
    status: 409,
    headers: { 'content-type': 'application/json' },
    body: '{"detail":"[Related operation is currently in progress. Please try again later.]","reason":"Operation Failed"}',
  },
  500: htmlReply(500, 'Internal Server Error'),
  503: htmlReply(503, '<h1>Service Unavailable</h1><p>The server is temporarily unable to service your request.</p>'),
};

/** Faults that tests ask for, in the order in which they were asked for. */
export function createInjected() {
  let plans: { readonly match: Match; readonly fault: InjectedFault; skip: number; left: number }[] = [];
  const take = (request: Request): InjectedFault | undefined => {
    const plan = plans.find(
      ({ match }) =>
        (match.method === undefined || match.method === request.method) &&
        (match.path === undefined ||
          (typeof match.path === 'string' ? request.path.includes(match.path) : match.path.test(request.path))),
    );
    if (plan === undefined) return undefined;
    if (plan.skip > 0) {
      plan.skip -= 1;
      return undefined;
    }
    plan.left -= 1;
    plans = plans.filter(({ left }) => left > 0);
    return plan.fault;
  };
  return {
    failNext: (match: Match, fault: InjectedFault): void => {
      plans.push({ match, fault, skip: match.skip ?? 0, left: match.times ?? 1 });
    },
    clear: (): void => {
      plans = [];
    },
    /** Answers in the request's place, or lets it through and spoils the answer. */
    around: (request: Request, answer: () => Reply): Reply => {
      const fault = take(request);
      if (fault === undefined) return answer();
      switch (fault.kind) {
        case 'reset-before':
          return { status: 0, headers: {}, body: '', wire: 'reset' };
        case 'stall':
          return { status: 0, headers: {}, body: '', wire: 'stall' };
        case 'reset-after':
          return { ...answer(), wire: 'reset' };
        case 'cut-body':
          return { ...answer(), wire: 'cut' };
        case 'status':
          return answers[fault.status];
        case 'reply':
          return fault.reply;
      }
    },
  };
}
