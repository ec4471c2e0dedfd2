import type { VmSharing } from '../../../client/index';
import type { State } from '../../shared/StateIcon';
import type { MessageId } from '../../i18n/catalogue';
import type { Choice } from './choice';

/** One thing that sharing hangs on. */
export interface SharingFact {
  readonly state: State;
  readonly title: MessageId;
  readonly why: MessageId;
  /** What a person types on the engine machine. */
  readonly commands?: readonly string[];
  /** The client's own sentence, before `why`. */
  readonly reason?: VmSharing['reason'];
}

/** What becomes of sharing with this choice, in the order of importance. */
export const sharingFacts = (sharing: VmSharing, choice: Choice): readonly SharingFact[] => {
  if (choice === 'none') return [{ state: 'warning', title: 'pages.sharing.off', why: 'pages.sharing.off.why' }];
  switch (sharing.through) {
    case 'hook':
      return [{ state: 'ok', title: 'pages.sharing.hook', why: 'pages.sharing.hook.why' }];
    case 'none':
      return [
        {
          state: 'impossible',
          title: 'pages.sharing.impossible',
          why: 'pages.sharing.impossible.still',
          reason: sharing.reason,
        },
      ];
    case 'unknown':
      return [
        { state: 'unknown', title: 'pages.sharing.unknown', why: 'pages.sharing.impossible.still', reason: sharing.reason },
      ];
    case 'property':
      return [property(sharing), effect(sharing), definition(sharing)];
  }
};

const property = ({ isSet }: VmSharing): SharingFact =>
  isSet
    ? { state: 'ok', title: 'pages.sharing.set', why: 'pages.sharing.set.why' }
    : { state: 'ok', title: 'pages.sharing.sets', why: 'pages.sharing.sets.why' };

const effect = ({ memory }: VmSharing): SharingFact =>
  memory.effective
    ? { state: 'ok', title: 'pages.sharing.effective', why: `pages.sharing.because.${memory.because}` }
    : { state: 'warning', title: 'pages.sharing.noCell', why: 'pages.sharing.noCell.why' };

const definition = ({ definition, commands }: VmSharing): SharingFact => {
  switch (definition) {
    case 'accepts':
      return { state: 'ok', title: 'pages.sharing.defined', why: 'pages.sharing.defined.why' };
    case 'undefined':
      return { state: 'missing', title: 'pages.sharing.undefined', why: 'pages.sharing.undefined.why', commands };
    case 'refuses':
      return { state: 'missing', title: 'pages.sharing.refused', why: 'pages.sharing.refused.why' };
    case 'unknown':
      return { state: 'unknown', title: 'pages.sharing.untold', why: 'pages.sharing.untold.why' };
  }
};
