import type { Recorded } from '@engine/decider';
import type { CaseDataOf, CaseEvent } from '../../domain/case.events';
import type { Channel } from '../../domain/vocabulary';

type Other = { readonly caseId: string; readonly number: string; readonly at: string };

/** What the customer said beyond the first record, how we understood it, and which other cases belong to it. */
export interface VoiceDetails {
  readonly quotes: readonly { readonly text: string; readonly channel: Channel; readonly at: string }[];
  readonly paraphrase?: {
    readonly text: string;
    readonly confirmed: boolean;
    readonly confirmedBy?: string;
    readonly channel?: Channel;
    readonly callReference?: string;
    readonly at: string;
  };
  readonly withdrawal?: CaseDataOf<'CaseWithdrawn'> & { readonly at: string };
  readonly duplicates: readonly (CaseDataOf<'DuplicateJoined'> & { readonly at: string })[];
  readonly links: readonly (Other & Pick<CaseDataOf<'CaseLinked'>, 'kind' | 'note'>)[];
  readonly recurrences: readonly Other[];
}

export const noVoice = {
  quotes: [],
  paraphrase: undefined,
  withdrawal: undefined,
  duplicates: [],
  links: [],
  recurrences: [],
} satisfies VoiceDetails;

/** Reads only the events that show something of this. */
export function voiceAfter<V extends VoiceDetails>(voice: V, event: Recorded<CaseEvent>): V {
  const at = event.occurredAt;
  switch (event.type) {
    case 'QuotesAdded': {
      const { quotes, channel } = event.data;
      return { ...voice, quotes: [...voice.quotes, ...quotes.map((text) => ({ text, channel, at }))] };
    }
    case 'ParaphraseRecorded':
      return { ...voice, paraphrase: { text: event.data.text, confirmed: false, at } };
    case 'ParaphraseConfirmed':
      return { ...voice, paraphrase: { ...event.data, confirmed: true, at } };
    case 'CaseWithdrawn':
      return { ...voice, withdrawal: { ...event.data, at } };
    case 'DuplicateJoined':
      return { ...voice, duplicates: [...without(voice, event.data.caseId), { ...event.data, at }] };
    case 'DuplicateParted':
      return { ...voice, duplicates: without(voice, event.data.caseId) };
    case 'CaseLinked': {
      const { caseId, number, kind, note } = event.data;
      return { ...voice, links: [...voice.links, { caseId, number, kind, note, at }] };
    }
    case 'CaseRecurred': {
      const { caseId, number } = event.data;
      return { ...voice, recurrences: [...voice.recurrences, { caseId, number, at }] };
    }
    case 'ResolutionDisputed':
    case 'CaseReopened':
      return { ...voice, withdrawal: undefined };
    default:
      return voice;
  }
}

function without({ duplicates }: VoiceDetails, caseId: string): VoiceDetails['duplicates'] {
  return duplicates.filter((duplicate) => duplicate.caseId !== caseId);
}
