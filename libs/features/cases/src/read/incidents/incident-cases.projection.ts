import { idOf } from '@engine/decider';
import { type Projection, streamProjection } from '@engine/projections';
import { caseStream } from '../../domain/case';
import type { IncidentCaseRow } from './incident-case.row';

export const INCIDENT_CASES = 'incident-cases';

/** Which cases belong to which incident. */
export const incidentCasesProjection: Projection = streamProjection({
  name: INCIDENT_CASES,
  stream: caseStream,
  table: 'incident_case',
  keyColumns: ['stream_id'],
  rows: (state, streamId): IncidentCaseRow[] => {
    if (state.status === 'absent' || !state.incident) return [];
    const { incident, number, status, confirmation } = state;
    const case_id = idOf(streamId);
    return [
      {
        stream_id: streamId,
        case_id,
        incident_id: incident.role === 'lead' ? case_id : incident.id,
        number,
        title: incident.title,
        status,
        confirmed: confirmation !== undefined,
      },
    ];
  },
});
