console.log('benchmarks are being written');
