import { specify } from '@engine/decider/specify';
import { caseStream } from '../case';
import { closed, meta, MONDAY, opened, ORIGINAL } from '../case.fixture';
import { RecordRecurrence, recordRecurrence } from './record-recurrence';

const given = specify(caseStream, recordRecurrence);
const again = { ...ORIGINAL, receivedAt: MONDAY };

it('an old case learns that its trouble is back', () =>
  given(opened, closed)
    .when(new RecordRecurrence('case', again, meta()))
    .then({ type: 'CaseRecurred', data: again }));
