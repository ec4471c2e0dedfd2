import type { WireObject } from '../http/wire';
import type { Properties } from './values';

/** The whole list, since the engine replaces the whole list; an empty one clears it. */
export const propertiesToWire = (properties: Properties): WireObject => ({
  custom_property: Object.entries(properties).map(([name, value]) => ({ name, value })),
});
