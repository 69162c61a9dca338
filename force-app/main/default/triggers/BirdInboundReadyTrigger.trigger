trigger BirdInboundReadyTrigger on BirdInboundReady__e(after insert) {
    BirdInboundReadyHandler.afterPublish(Trigger.new);
}
