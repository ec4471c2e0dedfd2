/** Real switches and hosts take longer than the five seconds that a test has by itself. */
jest.setTimeout(60_000);
