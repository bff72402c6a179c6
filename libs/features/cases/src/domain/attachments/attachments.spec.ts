import { specify } from '@engine/decider/specify';
import { caseStream } from '../case';
import { attached, lives, meta, opened, withdrawn } from '../case.fixture';
import { AddAttachment, addAttachment } from './add-attachment';
import { WithdrawAttachment, withdrawAttachment } from './withdraw-attachment';

const adding = specify(caseStream, addAttachment);
const withdrawing = specify(caseStream, withdrawAttachment);
const add = new AddAttachment('c', attached('a1').data, meta());
const withdraw = new WithdrawAttachment('c', { attachmentId: 'a1', reason: '传错了' }, meta());

describe('add attachment', () => {
  it('says what it is and where it is kept', () => adding(opened).when(add).then(attached('a1')));
  it('also to a case that is closed', () =>
    adding(...lives.closed)
      .when(add)
      .then(attached('a1')));
  it('needs a case', () => adding().when(add).rejects('CASE_NOT_FOUND'));
  it('takes a hundred, of which the withdrawn ones do not count', () => {
    const many = Array.from({ length: 100 }, (_, n) => attached(`b${n}`));
    adding(opened, ...many)
      .when(add)
      .rejects('ATTACHMENTS_FULL');
    adding(opened, ...many, withdrawn('b7'))
      .when(add)
      .thenTypes('AttachmentAdded');
  });
});

describe('withdraw attachment', () => {
  it('hides it, with a reason', () => withdrawing(opened, attached('a1')).when(withdraw).then(withdrawn('a1')));
  it('once', () => withdrawing(opened, attached('a1'), withdrawn('a1')).when(withdraw).then());
  it('needs one that is there', () => {
    withdrawing(opened, attached('a2')).when(withdraw).rejects('ATTACHMENT_UNKNOWN');
    withdrawing().when(withdraw).rejects('CASE_NOT_FOUND');
  });
});
