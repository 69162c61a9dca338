trigger BirdCaseTrigger on Case(before insert, before update) {
    BirdCaseTriggerHandler.beforeSave(Trigger.new);
}
