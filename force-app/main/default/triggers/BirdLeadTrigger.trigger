trigger BirdLeadTrigger on Lead(before insert, before update) {
    BirdLeadTriggerHandler.beforeSave(Trigger.new);
}
