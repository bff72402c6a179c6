import { specify } from '@engine/decider/specify';
import { caseStream } from '../case';
import { closed, meta, opened, quoted } from '../case.fixture';
import { AddQuotes, addQuotes } from './add-quotes';

const given = specify(caseStream, addQuotes);
const add = new AddQuotes('case', quoted.data, meta());

describe('more in the customer’s words', () => {
  it('is added', () => given(opened).when(add).then(quoted));
  it('is added again where the customer says it again', () => given(opened, quoted).when(add).then(quoted));
  it('is added to a closed case as well', () => given(opened, closed).when(add).then(quoted));
  it('needs a case', () => given().when(add).rejects('CASE_NOT_FOUND'));
});
