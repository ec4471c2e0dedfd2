import { checkDocument } from './check';
import { errorDocument } from './error';
import { guestDocument } from './guest';
import { applyDocument, planDocument, verifyDocument } from './plan';
import { propertiesDocument } from './properties';

/** Every contract of --output json by its name; the JSON Schemas in ../schema are made of these. */
export const contracts = {
  apply: applyDocument,
  check: checkDocument,
  error: errorDocument,
  plan: planDocument,
  properties: propertiesDocument,
  verify: verifyDocument,
  vmGuest: guestDocument,
} as const;
