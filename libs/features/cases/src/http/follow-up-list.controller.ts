import { Allow, EVERYONE, Id, Instant, OneOf, PageQuery, Reads } from '@engine/platform';
import { ReadYourWrites } from '@engine/projections';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { FOLLOW_UPS } from '../read/follow-ups/follow-ups.projection';
import { FollowUpsQuery } from '../read/follow-ups/follow-ups.query';

export class FollowUpParameters extends PageQuery {
  @Id({ optional: true, description: 'Person id.' }) ownerId?: string;
  @Instant({ optional: true }) dueBefore?: string;
  @OneOf(['scheduled', 'completed', 'missed'], { optional: true }) state?: string;
}

export class FollowUpPage {
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    example: [
      {
        followUpId: '7d9f2b0e-6f5e-4d3a-9a54-5a0d8a3c9d22',
        caseId: '0d5c1c3e-6f5e-5d3a-9a54-5a0d8a3c9d11',
        caseNumber: '2026-T-000123',
        kind: 'planned',
        plan: 'callback_3_days',
        state: 'scheduled',
        dueAt: '2026-03-05T10:00:00.000Z',
        owner: { personId: '5f0c7a52-2f0e-4b57-9d4e-0f6e5f2b7c11', name: '张伟' },
        action: '3日内电话回访 / Call back within three working days',
        channels: ['phone'],
      },
    ],
  })
  items: object[];

  @ApiProperty({ required: false, description: 'Absent on the last page.' }) nextCursor?: string;
}

@ApiTags('cases: follow-ups')
@Controller('v1/follow-ups')
export class FollowUpListController {
  constructor(
    private readonly followUps: FollowUpsQuery,
    private readonly readYourWrites: ReadYourWrites,
  ) {}

  @Get()
  @Allow(...EVERYONE)
  @Reads('Follow-ups of all cases, what is due first comes first', FollowUpPage)
  async list(@Query() { after, limit, cursor, ...filter }: FollowUpParameters) {
    if (after) await this.readYourWrites.waitFor(FOLLOW_UPS, after);
    return this.followUps.page(filter, limit, cursor);
  }
}
