import type { CommandMeta } from '@engine/decider';
import { Allow, Creates, EVERYONE, Meta, Reads } from '@engine/platform';
import { Directory } from '@features/access/contract';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { POLICY_ID } from '../domain/policy';
import { policyProblems } from '../domain/policy-problems';
import { unknownInRouting } from '../domain/routing-problems';
import { PublishPolicy } from '../domain/publish-policy';
import { PublishedDocuments } from '../read/published/published-documents';
import { PolicyReply, PolicyVersionsReply } from './policy.reply';
import { PublishPolicyBody } from './publish-policy.body';
import { refuseProblems } from './refuse-problems';
import { VersionPath } from './version';

@ApiTags('policies')
@Controller('v1/policies')
export class PoliciesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly documents: PublishedDocuments,
    private readonly directory: Directory,
  ) {}

  @Post()
  @Creates('Publish a version of the policy: targets, ladders and rules for cases received from now on')
  @Allow('administrator')
  async publishPolicy(@Body() { policy, note }: PublishPolicyBody, @Meta() meta: CommandMeta) {
    const unknown = unknownInRouting(policy.routing, await this.directory.renewed());
    refuseProblems('POLICY_INVALID', [...policyProblems(policy), ...unknown], 'policy');
    return this.commands.execute(new PublishPolicy(POLICY_ID, { policy, note }, meta));
  }

  @Get()
  @Reads('All versions of the policy, the latest first', PolicyVersionsReply)
  @Allow(...EVERYONE)
  async listPolicyVersions(): Promise<PolicyVersionsReply> {
    return { items: (await this.documents.policies()).reverse() };
  }

  @Get('current')
  @Reads('The policy that new cases are held to', PolicyReply)
  @Allow(...EVERYONE)
  async readCurrentPolicy(): Promise<PolicyReply> {
    return this.documents.policy();
  }

  @Get(':version')
  @Reads('One version of the policy', PolicyReply)
  @Allow(...EVERYONE)
  async readPolicyVersion(@Param() { version }: VersionPath): Promise<PolicyReply> {
    return this.documents.policy(version);
  }
}
