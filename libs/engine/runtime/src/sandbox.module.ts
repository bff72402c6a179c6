import { type DynamicModule, type FactoryProvider, Module } from '@nestjs/common';
import { SandboxController, SETTLING, type Settling } from './sandbox.controller';

@Module({})
export class SandboxModule {
  static forRoot(settling: Pick<FactoryProvider<Settling>, 'inject' | 'useFactory'>): DynamicModule {
    return { module: SandboxModule, controllers: [SandboxController], providers: [{ provide: SETTLING, ...settling }] };
  }
}
