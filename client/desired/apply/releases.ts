import { isAtLeast, type Version } from '../../engine/values';

// What engines of different age know. source: ovirt-engine-api-model, the `@since` of each field

/** The field `activate` of a host's install: 4.3. */
export const installKnowsActivate = (version: Version): boolean => isAtLeast(version, [4, 3, 0, 0]);

/** The field `commit_on_success` of setupnetworks: 4.3. Without it the networks are committed by a call of their own. */
export const commitsOnSuccess = (version: Version): boolean => isAtLeast(version, [4, 3, 0, 0]);

/** A host that moves between clusters of different switch types is synchronised by the engine: 4.4.4.2, ovirt-engine 562167007e5. */
export const syncsMovedHosts = (version: Version): boolean => isAtLeast(version, [4, 4, 4, 2]);
