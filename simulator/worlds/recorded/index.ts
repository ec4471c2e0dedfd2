import type { World } from '../../engine/engine';
import { world as group10 } from './10-sso';
import { world as group12 } from './12-csrf-cors-expiry';
import { world as group20 } from './20-root-and-formats';
import { world as group30 } from './30-datacenters-macpools';
import { world as group40 } from './40-clusters';
import { world as group50 } from './50-networks';
import { world as group55 } from './55-external-provider';
import { world as group56 } from './56-level-4.3';
import { world as group60 } from './60-hosts';
import { world as group61 } from './61-host-install';
import { world as group65 } from './65-setupnetworks';
import { world as group70 } from './70-vms';
import { world as group72 } from './72-vm-run';
import { world as group73 } from './73-vm-user-properties';
import { world as group74 } from './74-jobs-events-async';
import { world as group75 } from './75-vm-hotplug-migrate';
import { world as group76 } from './76-permissions';
import { world as group77 } from './77-permissions-readonly-admin';
import { world as group78 } from './78-paging-follow-misc';
import { world as group80 } from './80-python-sdk';
import { world as group81 } from './81-ansible';

/** Starting states of the recorded groups, one file each. */
export const recorded: Readonly<Record<string, World>> = {
  '10-sso': group10,
  '12-csrf-cors-expiry': group12,
  '20-root-and-formats': group20,
  '30-datacenters-macpools': group30,
  '40-clusters': group40,
  '50-networks': group50,
  '55-external-provider': group55,
  '56-level-4.3': group56,
  '60-hosts': group60,
  '61-host-install': group61,
  '65-setupnetworks': group65,
  '70-vms': group70,
  '72-vm-run': group72,
  '73-vm-user-properties': group73,
  '74-jobs-events-async': group74,
  '75-vm-hotplug-migrate': group75,
  '76-permissions': group76,
  '77-permissions-readonly-admin': group77,
  '78-paging-follow-misc': group78,
  '80-python-sdk': group80,
  '81-ansible': group81,
};
