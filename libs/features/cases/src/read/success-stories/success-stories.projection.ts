import { idOf } from '@engine/decider';
import { type Projection, streamProjection } from '@engine/projections';
import { caseRecord } from '../case/case-record';
import type { SuccessStoryRow } from './success-story.row';

export const SUCCESS_STORIES = 'success-stories';

export const successStoriesProjection: Projection = streamProjection({
  name: SUCCESS_STORIES,
  stream: caseRecord,
  table: 'success_story',
  keyColumns: ['stream_id', 'visit_id'],
  rows: ({ state, details }, streamId): SuccessStoryRow[] => {
    if (state.status === 'absent') return [];
    const { type, number } = state;
    return details.planned.successStories.map(({ visitId, title, story, consent, at }) => ({
      stream_id: streamId,
      visit_id: visitId,
      case_id: idOf(streamId),
      case_number: number,
      type,
      product: details.feedback?.product ?? null,
      title,
      story,
      consent,
      collected_at: at,
    }));
  },
});
