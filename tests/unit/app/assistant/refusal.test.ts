import { refusalIn } from '../../../../server/src/app/assistant/refusal';
import { otherUtilities } from '../../../helpers/other-utilities';

describe('the refusal that an AI client reads', () => {
  it("is Strapi's own message even if Strapi loads another copy of @strapi/utils", () => {
    const { errors } = otherUtilities();
    expect(refusalIn(new errors.ValidationError('The town is too long.'))).toBe(
      'The town is too long.',
    );
  });

  it('says nothing of an error whose message may quote data', () => {
    expect(refusalIn(new Error('insert into contacts'))).toBeNull();
    expect(refusalIn(Object.assign(new Error('down'), { status: 503 }))).toBeNull();
  });
});
