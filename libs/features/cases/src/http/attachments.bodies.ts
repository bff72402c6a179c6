import { CommandReply, Flag, Text } from '@engine/platform';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsUUID } from 'class-validator';
import { CommandBody } from './intake.bodies';

const asFlag = ({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value);

export class AttachmentParameters {
  @Text(255, { example: '不制冷.jpg', description: 'What it is called; what it is, its content says.' }) name: string;
  @Transform(asFlag) @Flag({ optional: true, description: 'Left out: no.' }) visibleToCustomer?: boolean;
}

export class AttachmentPath {
  @ApiProperty({ format: 'uuid' }) @IsUUID() id: string;
  @ApiProperty({ format: 'uuid' }) @IsUUID() attachmentId: string;
}

export class WithdrawalBody extends CommandBody {
  @Text(2_000, { example: '传错了服务单' }) reason: string;
}

export class AttachmentReply extends CommandReply {
  @ApiProperty({ example: '5f0c7a52-2f0e-4b57-9d4e-0f6e5f2b7c11' }) attachmentId: string;
}
