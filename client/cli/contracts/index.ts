import { checkDocument } from './check';
import { errorDocument } from './error';
import { guestDocument } from './guest';
import { hostApplyDocument } from './hostApply';
import { hostCheckDocument } from './hostCheck';
import { hostPlanDocument } from './hostPlan';
import { applyDocument, planDocument, verifyDocument } from './plan';
import { propertiesDocument } from './properties';

/** Every contract of --output json by its name; the JSON Schemas in ../schema are made of these. */
export const contracts = {
  apply: applyDocument,
  check: checkDocument,
  error: errorDocument,
  'host-apply': hostApplyDocument,
  'host-check': hostCheckDocument,
  'host-plan': hostPlanDocument,
  plan: planDocument,
  properties: propertiesDocument,
  verify: verifyDocument,
  'vm-guest': guestDocument,
} as const;
